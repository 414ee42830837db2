import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The door to AutoCorrect, whose rules for Chinese text this project takes instead of its own. The library is a WebAssembly module; its own
 * loader needs an experimental feature of Node and keeps one instance for good, so it is made here by hand: on the first text that needs it
 * (some 20 ms, and 100 ms more for its first work), and anew when a text has broken it.
 */

/** As much of WebAssembly as is used; the types of Node do not have it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: Record<string, Record<string, unknown>>) => { exports: object };
};

/** What the module of version 2.16.2 gives. Its functions take and return places in its memory. */
interface AutoCorrectModule {
  memory: { buffer: ArrayBuffer };
  __wbindgen_export_0: { grow(by: number): number; set(index: number, value: unknown): void };
  __wbindgen_start(): void;
  __wbindgen_malloc(size: number, align: number): number;
  __wbindgen_free(at: number, size: number, align: number): void;
  format(at: number, size: number): [at: number, size: number];
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

let compiledModule: object | undefined;
let moduleInstance: AutoCorrectModule | undefined;

/**
 * The text as AutoCorrect would write it: spaces between Chinese and Latin, full-width punctuation. Undefined when it fails on the text;
 * the next text then has a new instance. Takes about a microsecond a character: the caller bounds the length.
 */
export function runAutoCorrect(text: string): string | undefined {
  try {
    moduleInstance ??= instantiateModule();
    const { memory, format, __wbindgen_malloc: take, __wbindgen_free: free } = moduleInstance;
    const bytes = encoder.encode(text);
    const at = take(bytes.length, 1) >>> 0;
    new Uint8Array(memory.buffer).set(bytes, at);
    const [from, size] = format(at, bytes.length);
    const result = readModuleText(memory, from, size);
    free(from, size, 1);
    return result;
  } catch {
    moduleInstance = undefined;
    return undefined;
  }
}

function instantiateModule(): AutoCorrectModule {
  compiledModule ??= new WebAssembly.Module(
    new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('@huacnlee/autocorrect/autocorrect_bg.wasm'))),
  );
  // What the module asks for: errors, and a table for values of JavaScript, of which `format` uses none.
  const imports = {
    __wbindgen_error_new: (at: number, size: number) => new Error(readModuleText(made.memory, at, size)),
    __wbindgen_json_parse: (at: number, size: number): unknown => JSON.parse(readModuleText(made.memory, at, size)),
    __wbindgen_throw: (at: number, size: number) => {
      throw new Error(readModuleText(made.memory, at, size));
    },
    __wbindgen_init_externref_table: () => {
      const first = made.__wbindgen_export_0.grow(4);
      for (const [index, value] of [undefined, null, true, false].entries()) made.__wbindgen_export_0.set(first + index, value);
    },
  };
  const made = new WebAssembly.Instance(compiledModule, { './autocorrect_bg.js': imports }).exports as AutoCorrectModule;
  made.__wbindgen_start();
  return made;
}

function readModuleText({ buffer }: AutoCorrectModule['memory'], at: number, size: number): string {
  return decoder.decode(new Uint8Array(buffer, at >>> 0, size >>> 0));
}
