/** A sum of amounts that stays exact beyond safe integers: a file may state more than can be held. */
import { formatDecimal, type Ore, ore } from '../domain/ore.ts';

/** Below half of what is safe, so that one more amount is still exact. */
const flushAt = Number.MAX_SAFE_INTEGER / 2;

export class Total {
  count = 0;
  private near = 0;
  private far = 0n;

  add(amount: Ore): void {
    this.count += 1;
    if (amount > flushAt || amount < -flushAt) this.far += BigInt(amount);
    else this.near += amount;
    if (this.near > flushAt || this.near < -flushAt) this.flush();
  }

  private flush(): void {
    this.far += BigInt(this.near);
    this.near = 0;
  }

  exact(): bigint {
    return this.far + BigInt(this.near);
  }

  /** Null when it is too large to be held. */
  ore(): Ore | null {
    return held(this.exact());
  }
}

export function held(value: bigint): Ore | null {
  const number = Number(value);
  return Number.isSafeInteger(number) ? ore(number) : null;
}

/** Plain decimal for a finding: `-1234.50`. */
export function decimalText(value: bigint, digits: number): string {
  const amount = held(value);
  return amount === null ? value.toString() : formatDecimal(amount, digits);
}
