import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveDemonstration } from '../browser/demonstration.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { root } from '../project-files.ts';
import { makeScene, NOW, photograph } from './camera.ts';
import { indexPage } from './index-page.ts';
import { pictureFiles } from './pictures.ts';
import { smallPng } from './small-png.ts';

const CALL = 'npm run screenshots [-- <name of a page> …]';
const folder = join(root, 'docs', 'screenshots');
/** Of the pictures that show an address. */
const PORT = 46_823;

/** Takes all pictures anew, or those of the pages named; removes what no page makes any more; writes the index. */
async function main(names: readonly string[]): Promise<void> {
  const all = pictureFiles();
  const unknown = names.filter((name) => !all.some(({ picture }) => picture.name === name));
  if (unknown.length > 0) {
    const known = [...new Set(all.map(({ picture }) => picture.name))].join(', ');
    process.stderr.write(
      `The call is: ${CALL}\nThere is no page ${unknown.join(', ')}; there are ${known}.\n`,
    );
    process.exitCode = 2;
    return;
  }
  mkdirSync(folder, { recursive: true });
  const demonstration = await serveDemonstration({ now: NOW, port: PORT });
  const browser = await launchBrowser();
  let bytes = 0;
  const failed: string[] = [];
  try {
    const wanted = all.filter(({ picture }) => names.length === 0 || names.includes(picture.name));
    for (const { picture, width, language, file } of wanted) {
      process.stderr.write(`${file}\n`);
      const scene = await makeScene(browser, demonstration, { width, language, script: !picture.plain });
      try {
        await picture.reach(scene);
        const taken = smallPng(await photograph(scene, picture));
        bytes += taken.length;
        writeFileSync(join(folder, file), taken);
      } catch (error) {
        failed.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      }
      await scene.context.close();
    }
  } finally {
    await browser.close();
    await demonstration.stop();
  }
  const made = new Set(all.map(({ file }) => file));
  for (const file of readdirSync(folder))
    if (file.endsWith('.png') && !made.has(file)) rmSync(join(folder, file));
  writeFileSync(join(folder, 'README.md'), indexPage());
  process.stdout.write(`${(bytes / 1000).toFixed(0)} kB of pictures in ${folder}\n`);
  if (failed.length === 0) return;
  process.stderr.write(`Not taken:\n${failed.join('\n')}\n`);
  process.exitCode = 1;
}

await main(process.argv.slice(2));
