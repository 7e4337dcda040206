/** Data of which most runs need a part: each part is made when it is first asked for, and kept. */
export function lazyRecord<Whole extends object>(
  parts: {
    readonly [Name in keyof Whole]-?: () => Whole[Name] | undefined;
  },
): Whole {
  const whole = {};
  for (const [name, make] of Object.entries<() => unknown>(parts)) {
    const get = (): unknown => {
      const value = make();
      Object.defineProperty(whole, name, { enumerable: true, value });
      return value;
    };
    Object.defineProperty(whole, name, { enumerable: true, configurable: true, get });
  }
  return whole as Whole;
}
