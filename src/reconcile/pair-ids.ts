/** Dense ids (from 1) for pairs of integers: an open-addressing hash on typed arrays, equal only where both are equal. */
export interface PairIds {
  /** `first` is a 32-bit id, `second` any safe integer. */
  idOf(first: number, second: number): number;
  readonly size: number;
  firstOf(id: number): number;
  secondOf(id: number): number;
}

function hashOf(first: number, second: number): number {
  // `| 0` keeps the low 32 bits; the high part is mixed in so that amounts equal modulo 2^32 spread.
  let hash =
    Math.imul(first, 0x9e3779b1) ^
    Math.imul(second | 0, 0x85ebca6b) ^
    Math.imul((second / 4294967296) | 0, 0xc2b2ae35);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 13);
}

export function createPairIds(expected = 1024): PairIds {
  let capacity = 16;
  while (capacity < expected * 2) capacity *= 2;
  let slots = new Int32Array(capacity);
  let firsts = new Int32Array(capacity / 2 + 2);
  let seconds = new Float64Array(capacity / 2 + 2);
  let size = 0;

  function slotFor(first: number, second: number): number {
    const mask = slots.length - 1;
    let slot = hashOf(first, second) & mask;
    for (;;) {
      const id = slots[slot] as number;
      if (id === 0 || (firsts[id] === first && seconds[id] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function grow(): void {
    const olderFirsts = firsts;
    const olderSeconds = seconds;
    slots = new Int32Array(slots.length * 2);
    firsts = new Int32Array(slots.length / 2 + 2);
    seconds = new Float64Array(slots.length / 2 + 2);
    firsts.set(olderFirsts);
    seconds.set(olderSeconds);
    for (let id = 1; id <= size; id++) slots[slotFor(firsts[id] as number, seconds[id] as number)] = id;
  }

  return {
    idOf(first, second) {
      const slot = slotFor(first, second);
      const known = slots[slot] as number;
      if (known !== 0) return known;
      size += 1;
      slots[slot] = size;
      firsts[size] = first;
      seconds[size] = second;
      if (size * 2 >= slots.length) grow();
      return size;
    },
    get size() {
      return size;
    },
    firstOf: (id) => firsts[id] as number,
    secondOf: (id) => seconds[id] as number,
  };
}
