import { startBot } from '../../../../src/bot/start-bot.ts';
import { systemClock } from '../../../../src/runtime/clock.ts';
import { saveCompileCache } from '../../compile-cache.ts';

/**
 * The bot as a program that a test can kill, with a worker process that can be killed alone. Prints
 * the address of its webhooks. `until-idle` ends it when nothing is left to do.
 */

saveCompileCache();
const { id, privateKey, webhookSecret } = JSON.parse(process.env.TEST_APP ?? '{}');
const bot = await startBot({
  credentials: { appId: String(id), privateKey, webhookSecret },
  environment: process.env,
  workerProgram: new URL('killable-worker.ts', import.meta.url),
  clock: systemClock,
  log: () => {},
  random: () => 0,
  port: 0,
  host: '127.0.0.1',
  throttle: false,
});
process.stdout.write(`webhooks ${bot.webhookUrl}\n`);
if (process.argv.includes('until-idle')) {
  // The parent has to say first where webhooks go; then what was missed is asked for, comes, and is
  // done.
  await systemClock.sleep(500);
  for (let round = 0; round < 2; round++) {
    await bot.sweep();
    await systemClock.sleep(200);
    await bot.idle();
  }
  await bot.stop();
}
