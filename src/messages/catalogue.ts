/** The sections of a catalogue, each as the function that makes it. */
type Sections = Readonly<Record<string, () => object>>;

/** A catalogue, as whoever reads a text sees it. */
export type Catalogue<S extends Sections> = { readonly [Name in keyof S]: ReturnType<S[Name]> };

/**
 * Makes a catalogue whose sections are made when they are first read. A command reads texts of a
 * few: to make all of them was a tenth of its start (docs/decisions/speed.md).
 */
export function createCatalogue<S extends Sections>(sections: S): Catalogue<S> {
  const catalogue = {};
  for (const [name, create] of Object.entries(sections)) {
    Object.defineProperty(catalogue, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = create();
        Object.defineProperty(catalogue, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return catalogue as Catalogue<S>;
}
