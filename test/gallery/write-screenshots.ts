import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { languages } from '../../src/model/language.ts';
import { galleryFaces } from './faces.ts';
import { renderGalleryPage } from './gallery-page.ts';

/**
 * Writes the gallery as pages and as pictures:
 * `node test/gallery/write-screenshots.ts FOLDER [beginning of names]`.
 * The browser is Chromium; set CHROMIUM where it is not in the path.
 */

const widths = [1200, 390];
const themes = ['light', 'dark'] as const;
/** Long pages are cut here, in pixels. */
const maxHeight = 3000;

const [folder, prefix = ''] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node test/gallery/write-screenshots.ts FOLDER [beginning of names]');
const browser = process.env.CHROMIUM ?? 'chromium';
const profile = mkdtempSync(join(tmpdir(), 'gallery-'));

/** Chromium's window is never narrower than 500 pixels, so a narrow page is shown in a frame. */
function takePicture(page: string, picture: string, width: number): void {
  const frame = `${page}.${width}.html`;
  const source = page.slice(page.lastIndexOf('/') + 1);
  writeFileSync(
    frame,
    `<!doctype html><body style="margin:0"><iframe src="${source}" style="border:0;width:${width}px;height:${maxHeight}px">`,
  );
  const size = `--window-size=${Math.max(width, 500)},${maxHeight}`;
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--user-data-dir=${profile}`, size];
  execFileSync(browser, [...options, `--screenshot=${picture}`, `file://${frame}`], { stdio: 'ignore' });
  rmSync(frame);
}

mkdirSync(folder, { recursive: true });
try {
  for (const face of galleryFaces.filter(({ name }) => name.startsWith(prefix))) {
    for (const language of languages) {
      for (const theme of themes) {
        const base = resolve(folder, `${face.name.replaceAll('/', '-')}.${language}.${theme}`);
        writeFileSync(`${base}.html`, await renderGalleryPage(face, language, theme));
        for (const width of widths) takePicture(`${base}.html`, `${base}.${width}.png`, width);
      }
    }
  }
} finally {
  rmSync(profile, { recursive: true, force: true });
}
