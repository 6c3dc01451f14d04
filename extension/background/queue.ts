/** Runs jobs one after the other. A job that fails fails alone: those behind it still run. */
export class Queue {
  #tail: Promise<unknown> = Promise.resolve();

  /** Runs the job after all jobs given before; gives what it gives. */
  run<T>(job: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(job);
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
