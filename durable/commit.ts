/**
 * A part of the event's object that keeps rows and a memory of them. `memory never runs ahead of the rows`: what a
 * method changed in memory is written by the next commit, and the method answers only after `settle()`.
 */
export interface Office {
  /** Makes or upgrades its tables; called once when the object wakes, before `load`. */
  prepare(sql: SqlStorage): void;
  /** Reads its memory from the rows, when the object wakes. */
  load(sql: SqlStorage): void;
  /** Writes what changed since it was last saved. All offices' writes are one transaction; must not await. */
  save(sql: SqlStorage): void;
  /** The transaction stands: what was to be written is written. */
  saved(): void;
}

/**
 * Group commit: all that was accepted in one turn of the event loop goes into one transaction, and everybody who
 * changed something waits for it. When it cannot be written the object ends, and whoever comes next wakes it anew from
 * its rows.
 *
 * The transaction is the platform's own around all writes between two awaits. A savepoint inside it
 * (`transactionSync`) could be rolled back alone, but SQLite then copies every page it touches into a file made for the
 * purpose: measured, a tenth of the orders per second.
 */
export class Commit {
  private waiting: Promise<void> | null = null;

  constructor(
    private readonly storage: DurableObjectStorage,
    private readonly offices: readonly Office[],
    /**
     * Runs before the transaction until it has nothing to do, so that a crash right after it finds the alarm already set,
     * for what joined the transaction meanwhile too.
     */
    private readonly before: () => Promise<void> | null,
    private readonly after: () => void,
    /** Ends the object with all it has not yet written (`ctx.abort`). */
    private readonly end: (problem: unknown) => void,
  ) {}

  /** Reads everything from the rows, upgrading them first. */
  wake(): void {
    this.storage.transactionSync(() => {
      for (const office of this.offices) office.prepare(this.storage.sql);
    });
    for (const office of this.offices) office.load(this.storage.sql);
  }

  /** Resolves when all that was changed until now is in the rows; never, when it could not be written. */
  settle(): Promise<void> {
    this.waiting ??= this.write();
    return this.waiting;
  }

  private async write(): Promise<void> {
    try {
      await turnOver();
      for (let arming = this.before(); arming; arming = this.before()) await arming;
    } catch (problem) {
      this.end(problem);
      return;
    }
    this.flush();
  }

  /** Resolves when nothing is on its way to the rows: what is read after it is saved. At once when that is so now. */
  settled(): Promise<void> | null {
    return this.waiting;
  }

  private flush(): void {
    this.waiting = null;
    try {
      for (const office of this.offices) office.save(this.storage.sql);
    } catch (problem) {
      this.end(problem);
      return;
    }
    for (const office of this.offices) office.saved();
    this.after();
  }
}

const ONE_BYTE = new Uint8Array(1);

/**
 * Resolves when what already waited for its turn has had it. A byte through a pipe does that; a timer of 0 ms does too,
 * but workerd sleeps a whole millisecond for one, which was a third of what an answer took.
 */
async function turnOver(): Promise<void> {
  const { readable, writable } = new IdentityTransformStream();
  const read = readable.getReader().read();
  void writable.getWriter().write(ONE_BYTE);
  await read;
}

/**
 * Rows of one table, new or instead of those with the same key (the first column), written with as few statements as 100
 * bound parameters allow. An update in place: `insert or replace` would take the old row out and append the new one.
 */
export function writeRows(
  sql: SqlStorage,
  { into, columns }: { readonly into: string; readonly columns: readonly string[] },
  rows: readonly (readonly SqlStorageValue[])[],
): void {
  const [key, ...others] = columns;
  const most = Math.floor(100 / columns.length);
  const one = `(${columns.map(() => "?").join(",")})`;
  const update = others.map((column) => `${column}=excluded.${column}`).join(",");
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    const values = `${one},`.repeat(part.length).slice(0, -1);
    sql.exec(
      `insert into ${into}(${columns.join(",")}) values ${values} on conflict(${key}) do update set ${update}`,
      ...part.flat(),
    );
  }
}
