import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Installation, parseSettings, SettingsError } from '../settings.ts';
import { replacePassword } from '../staff/accounts.ts';
import { DATABASE_FILE, openStore } from '../store/open-store.ts';
import { StoreUnusableError } from '../store/store-errors.ts';

/**
 * node dist/server/commands/new-password.js demo|serve <name>: gives an account a new random password, shows it
 * once and logs the account out everywhere. For whoever has lost it; may be run while the server runs.
 */
async function main([installation, name]: readonly string[]): Promise<number> {
  if ((installation !== 'demo' && installation !== 'serve') || name === undefined) {
    console.error('Usage: npm run new-password -- demo|serve <name>');
    return 2;
  }
  const { dataDir, secretsDir } = parseSettings(
    process.env,
    installation satisfies Installation,
    process.cwd(),
  );
  if (!existsSync(join(dataDir, DATABASE_FILE))) {
    console.error(`There is no installation in ${dataDir}. Set DATA_DIR to the folder of its data.`);
    return 1;
  }
  const store = await openStore({ dataDir, secretsDir });
  try {
    const credentials = await replacePassword(store, name);
    if (credentials === null) {
      console.error(
        `There is no account ${JSON.stringify(name)} in ${dataDir}. Check the name and DATA_DIR.`,
      );
      return 1;
    }
    console.log(`名前 / name: ${credentials.name}\nパスワード / password: ${credentials.password}`);
    return 0;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof StoreUnusableError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
