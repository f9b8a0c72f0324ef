/**
 * A part of the event's object that keeps rows and a memory of them. `memory never runs ahead of the rows`: what a
 * method changed in memory is written by the next commit, and the method answers only after `settle()`.
 */
export interface Office {
  /** Makes or upgrades its tables; called once when the object wakes, before `load`. */
  prepare(sql: SqlStorage): void;
  /** Forgets its memory and reads it from the rows: when the object wakes, and after a commit that failed. */
  load(sql: SqlStorage): void;
  /** Writes what changed since it was last saved. Runs inside the transaction; must not await. */
  save(sql: SqlStorage): void;
  /** The transaction stands: what was to be written is written. */
  saved(): void;
}

/**
 * Group commit: all that was accepted in one turn of the event loop goes into one transaction, and everybody who
 * changed something waits for it. When it throws, every office forgets and reads its rows again before anyone who
 * waited is told.
 */
export class Commit {
  private waiting: Promise<void> | null = null;

  constructor(
    private readonly storage: DurableObjectStorage,
    private readonly offices: readonly Office[],
    /** Runs before the transaction, so that a crash right after it finds the alarm already set. */
    private readonly before: () => Promise<void> | null,
    private readonly after: () => void,
  ) {}

  /** Reads everything from the rows, upgrading them first. */
  wake(): void {
    this.storage.transactionSync(() => {
      for (const office of this.offices) office.prepare(this.storage.sql);
    });
    for (const office of this.offices) office.load(this.storage.sql);
  }

  /** Resolves when all that was changed until now is in the rows. Rejects when it could not be written. */
  settle(): Promise<void> {
    this.waiting ??= new Promise((resolve, reject) => {
      setTimeout(() => {
        const ready = this.before();
        if (!ready) return this.flush(resolve, reject);
        ready.then(
          () => this.flush(resolve, reject),
          (problem) => this.fail(reject, problem),
        );
      }, 0);
    });
    return this.waiting;
  }

  /** Resolves when nothing is on its way to the rows: what is read after it is saved. At once when that is so now. */
  settled(): Promise<void> | null {
    return this.waiting;
  }

  private flush(resolve: () => void, reject: (problem: unknown) => void): void {
    this.waiting = null;
    try {
      this.storage.transactionSync(() => {
        for (const office of this.offices) office.save(this.storage.sql);
      });
    } catch (problem) {
      this.fail(reject, problem);
      return;
    }
    for (const office of this.offices) office.saved();
    resolve();
    this.after();
  }

  private fail(reject: (problem: unknown) => void, problem: unknown): void {
    this.waiting = null;
    for (const office of this.offices) office.load(this.storage.sql);
    reject(problem);
  }
}

/** Rows of one table, written with as few statements as 100 bound parameters allow. */
export function writeRows(
  sql: SqlStorage,
  statement: { readonly into: string; readonly columns: readonly string[]; readonly onConflict?: string },
  rows: readonly (readonly SqlStorageValue[])[],
): void {
  const width = statement.columns.length;
  const most = Math.floor(100 / width);
  const one = `(${statement.columns.map(() => "?").join(",")})`;
  const verb = statement.onConflict ? "insert" : "insert or replace";
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    const values = `${one},`.repeat(part.length).slice(0, -1);
    sql.exec(
      `${verb} into ${statement.into}(${statement.columns.join(",")}) values ${values} ${statement.onConflict ?? ""}`,
      ...part.flat(),
    );
  }
}
