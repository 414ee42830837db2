import { describe, expect, test } from 'vitest';
import { languages } from '../../src/model/language.ts';
import { galleryFaces } from './faces.ts';

/**
 * Every face as text: a change of words or order shows in the diff of these files. `vitest -u`
 * writes them anew.
 */
describe.each(languages)('the gallery (%s)', (language) => {
  test.each(galleryFaces.map((face) => [face.name, face] as const))('%s is as it was last looked at', async (name, face) => {
    const text = `# ${face.title(language)}\n\n${face.markdown(language)}\n`;
    await expect(text).toMatchFileSnapshot(`texts/${name}.${language}.md`);
  });
});
