type Mode = "up" | "refuses" | "hangs";

/** The D1 binding with an outage that a test switches on and off: calls fail at once, or never settle. */
export function faultyDatabase(d1: D1Database) {
  let mode: Mode = "up";
  let calls = 0;
  const natives = new WeakMap<object, D1PreparedStatement>();

  function reach<Value>(work: () => Promise<Value>): Promise<Value> {
    calls++;
    if (mode === "hangs") return new Promise<Value>(() => undefined);
    if (mode === "refuses") return Promise.reject(new Error("D1_ERROR: Network connection lost."));
    return work();
  }

  function statement(native: D1PreparedStatement): D1PreparedStatement {
    const wrapped = new Proxy(native, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name === "bind") return (...values: unknown[]) => statement(target.bind(...values));
        return (...args: unknown[]) => reach(() => value.apply(target, args) as Promise<unknown>);
      },
    });
    natives.set(wrapped, native);
    return wrapped;
  }

  const db = new Proxy(d1, {
    get(target, name) {
      if (name === "prepare") return (query: string) => statement(target.prepare(query));
      if (name === "batch")
        return (statements: D1PreparedStatement[]) =>
          reach(() => target.batch(statements.map((each) => natives.get(each) ?? each)));
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function"
        ? (...args: unknown[]) => reach(() => value.apply(target, args) as Promise<unknown>)
        : value;
    },
  });
  return {
    db,
    /** Calls so far, failed ones included. */
    calls: () => calls,
    set: (next: Mode) => {
      mode = next;
    },
  };
}
