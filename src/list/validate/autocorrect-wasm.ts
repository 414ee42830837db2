import { readPackageFile } from '../../runtime/read-package-file.ts';

/**
 * Runs AutoCorrect, whose rules for Chinese text this project uses. The package is a WebAssembly
 * module. Its own loader needs an experimental feature of Node and keeps one instance forever. So
 * the module is instantiated here, for the first text (about 20 ms, plus 100 ms for the first call)
 * and after each failure.
 */

/** The parts of WebAssembly used here. The types of Node lack them. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: Record<string, Record<string, unknown>>) => { exports: object };
};

/** The exports of version 2.16.2. Its functions take and return addresses in its memory. */
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
 * The text as AutoCorrect would write it. Takes about 1 µs a character, so callers bound the
 * length.
 * @returns undefined when it fails on the text; the next text then has a new instance.
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
  compiledModule ??= new WebAssembly.Module(readPackageFile('@huacnlee/autocorrect/autocorrect_bg.wasm'));
  // The imports that the module requires: errors, and a table for JavaScript values, which `format`
  // does not use.
  const imports = {
    __wbindgen_error_new: (at: number, size: number) => new Error(readModuleText(exports.memory, at, size)),
    __wbindgen_json_parse: (at: number, size: number): unknown => JSON.parse(readModuleText(exports.memory, at, size)),
    __wbindgen_throw: (at: number, size: number) => {
      throw new Error(readModuleText(exports.memory, at, size));
    },
    __wbindgen_init_externref_table: () => {
      const first = exports.__wbindgen_export_0.grow(4);
      for (const [index, value] of [undefined, null, true, false].entries())
        exports.__wbindgen_export_0.set(first + index, value);
    },
  };
  const exports = new WebAssembly.Instance(compiledModule, { './autocorrect_bg.js': imports }).exports as AutoCorrectModule;
  exports.__wbindgen_start();
  return exports;
}

function readModuleText({ buffer }: AutoCorrectModule['memory'], at: number, size: number): string {
  return decoder.decode(new Uint8Array(buffer, at >>> 0, size >>> 0));
}
