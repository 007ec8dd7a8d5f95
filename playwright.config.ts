import { defineConfig } from '@playwright/test';
import { browserOptions } from './e2e/browser.ts';

const launchOptions = await browserOptions();

export default defineConfig({
	testDir: 'e2e',
	testMatch: '**/*.e2e.ts',
	globalSetup: './e2e/setup.ts',
	outputDir: 'test-results',
	forbidOnly: process.env.CI !== undefined,
	fullyParallel: true,
	// Two cores: while one page waits for the server, another draws.
	workers: 3,
	// Against a hang, not a measure of speed: what passes does not wait for it, and a busy machine has its time.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	reporter: [['list']],
	// The server's address is known when the set-up has run: see e2e/test.ts.
	use: { browserName: 'chromium', launchOptions, locale: 'kk-KZ', timezoneId: 'Asia/Almaty', trace: 'off' },
	projects: [
		// First, because its walks are the longest: no worker is left alone with one at the end.
		{ name: 'crawl', testDir: 'e2e/crawl', timeout: 600_000, use: { viewport: { width: 1280, height: 800 } } },
		// Citizens' pages, on the narrowest of phones, without JavaScript: the whole project, not one test.
		{ name: 'nojs', testDir: 'e2e/public', use: { javaScriptEnabled: false, viewport: { width: 320, height: 640 } } },
		{ name: 'desk', testDir: 'e2e/desk', use: { viewport: { width: 1440, height: 900 } } }
	]
});
