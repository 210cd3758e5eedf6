/** An entity as a plain record: entities never leave the store (they carry the ORM's context along). */
export function plain<T extends object>(entity: object): Readonly<T> {
  return { ...entity } as T;
}
