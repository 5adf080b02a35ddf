type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The members that have a value: an absent filter is no filter. */
export const given = <T extends object>(members: T): Given<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
