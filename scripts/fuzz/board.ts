/** What a fuzzing thread has done so far, in memory that the watching thread reads while the other may hang. */

const places = [
  'done',
  'reached',
  'refused',
  'read',
  'slowestMs',
  'slowestNumber',
  'number',
  'startedAt',
  'stop',
] as const;
type Place = (typeof places)[number];

export interface Board {
  readonly memory: SharedArrayBuffer;
  get(place: Place): number;
  set(place: Place, value: number): unknown;
  add(place: Place, value: number): unknown;
}

export function boardOn(memory = new SharedArrayBuffer(8 * places.length)): Board {
  const values = new Float64Array(memory);
  const at = (place: Place): number => places.indexOf(place);
  const get = (place: Place): number => values[at(place)] ?? 0;
  const set = (place: Place, value: number): unknown => values.fill(value, at(place), at(place) + 1);
  return { memory, get, set, add: (place, value) => set(place, get(place) + value) };
}

/** Milliseconds by a clock that all threads of the process share. */
export const now = (): number => performance.timeOrigin + performance.now();
