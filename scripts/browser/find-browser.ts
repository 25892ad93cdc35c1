import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from '../project-files.ts';

/** A Chromium and the environment to start it with. */
export interface Browser {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...FIXED_PLACES].find(
    existsSync,
  );
}

const cache = join(root, 'node_modules', '.cache', 'tsunagari-stories');

/** A font configuration that knows the Japanese font of our packages, beside whatever the system has. */
function fontConfiguration(): string {
  const file = join(cache, 'fonts.conf');
  const fonts = join(root, 'node_modules', '@expo-google-fonts', 'biz-udpgothic');
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
  <cachedir>${join(cache, 'fontconfig')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>BIZ UDPGothic</family></prefer></alias>
</fontconfig>
`,
  );
  return file;
}

/** The Chromium that npm ships. It brings the two system libraries that a bare machine may lack. */
async function shipped(env: Record<string, string>): Promise<Browser> {
  // Both are read by the package: where it unpacks to, and that its own libraries are wanted.
  process.env.TMPDIR = cache;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  const libraries = [join(cache, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(delimiter);
  return {
    executablePath,
    args: ['--headless=shell', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...env, LD_LIBRARY_PATH: libraries },
  };
}

/** CHROMIUM_PATH, else an installed Chromium or Chrome, else the one npm ships; always with a Japanese font. */
export async function findBrowser(): Promise<Browser> {
  const env = { ...(process.env as Record<string, string>), FONTCONFIG_FILE: fontConfiguration() };
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && !existsSync(wanted)) throw new Error(`CHROMIUM_PATH is ${wanted}, but there is no such file`);
  const executablePath = wanted ?? installed();
  return executablePath ? { executablePath, args: [], env } : shipped(env);
}
