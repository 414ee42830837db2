import type { JobStore } from './job-store.ts';

/** The same store, whose errors are translated. */
export function translateJobStoreErrors(store: JobStore, translate: (error: unknown) => unknown): JobStore {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]): unknown => {
        const result: unknown = member.apply(target, values);
        if (!(result instanceof Promise)) return result;
        return result.catch((error: unknown) => {
          throw translate(error);
        });
      };
    },
  });
}
