/**
 * A part of the event's object with tables of its own and their contents in memory. A change in memory is written by the
 * next commit, and the method that made it responds only after `settle()`.
 */
export interface CommitParticipant {
  /** Creates or migrates its tables; called once when the object wakes, before `load`. */
  prepare(sql: SqlStorage): void;
  /** Loads its memory from the rows when the object wakes. */
  load(sql: SqlStorage): void;
  /** Writes the unsaved changes. All participants write in one transaction; must not await. */
  save(sql: SqlStorage): void;
  /** The transaction is committed. */
  saved(): void;
}

/**
 * Group commit: all changes of one turn of the event loop are one transaction, and every method that made one awaits it.
 * When the transaction fails the object is aborted; the next request restarts it from its rows.
 *
 * The transaction is the platform's implicit one around all writes between two awaits. A savepoint
 * (`transactionSync`) could be rolled back alone, but SQLite then copies every touched page into a temporary file:
 * measured at a tenth of the orders per second.
 */
export class Commit {
  private waiting: Promise<void> | null = null;

  constructor(
    private readonly storage: DurableObjectStorage,
    private readonly participants: readonly CommitParticipant[],
    /**
     * Runs before the transaction until it returns null, so that the alarm is set when the object crashes right after it;
     * repeated for changes that joined meanwhile.
     */
    private readonly before: () => Promise<void> | null,
    private readonly after: () => void,
    /** Aborts the object with its uncommitted changes (`ctx.abort`). */
    private readonly end: (problem: unknown) => void,
  ) {}

  /** Migrates the tables and loads all participants. */
  wake(): void {
    this.storage.transactionSync(() => {
      for (const participant of this.participants) participant.prepare(this.storage.sql);
    });
    for (const participant of this.participants) participant.load(this.storage.sql);
  }

  /** Resolves when all changes until now are committed; never, when the transaction failed. */
  settle(): Promise<void> {
    this.waiting ??= this.write();
    return this.waiting;
  }

  private async write(): Promise<void> {
    try {
      await yieldToEventLoop();
      for (let arming = this.before(); arming; arming = this.before()) await arming;
    } catch (problem) {
      this.end(problem);
      return;
    }
    this.flush();
  }

  /** The pending commit; null when all changes are committed. */
  settled(): Promise<void> | null {
    return this.waiting;
  }

  private flush(): void {
    this.waiting = null;
    try {
      for (const participant of this.participants) participant.save(this.storage.sql);
    } catch (problem) {
      this.end(problem);
      return;
    }
    for (const participant of this.participants) participant.saved();
    this.after();
  }
}

const ONE_BYTE = new Uint8Array(1);

/**
 * Yields to the event loop with a byte through a pipe: requests that already arrived are handled first. A timer of 0 ms
 * sleeps a full millisecond in workerd, a third of a response's time.
 */
async function yieldToEventLoop(): Promise<void> {
  const { readable, writable } = new IdentityTransformStream();
  const read = readable.getReader().read();
  void writable.getWriter().write(ONE_BYTE);
  await read;
}

/**
 * Upserts rows of one table by the first column, in as few statements as 100 bound parameters allow. `on conflict do
 * update` changes a row in place; `insert or replace` would delete and append it.
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
