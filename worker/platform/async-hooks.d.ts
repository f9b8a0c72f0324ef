/** The part of Node's module that workerd provides and this project uses. */
declare module "node:async_hooks" {
  export class AsyncLocalStorage<Value> {
    getStore(): Value | undefined;
    run<Result>(value: Value, work: () => Result): Result;
  }
}
