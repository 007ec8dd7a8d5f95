import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { LaunchOptions } from '@playwright/test';
import chromium, { inflate } from '@sparticuz/chromium';

const packageFolder = path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
const { version } = createRequire(import.meta.url)(path.join(packageFolder, 'package.json')) as { version: string };
const HOME = path.resolve(import.meta.dirname, '../node_modules/.cache', `chromium-${version}-2`);

/**
 * Chromium out of its npm package, with the libraries and fonts that a bare machine lacks, unpacked once into
 * node_modules/.cache. The package itself unpacks into the shared /tmp and trusts what lies there; we don't.
 */
async function unpack(): Promise<void> {
	if (existsSync(HOME)) return;
	mkdirSync(path.dirname(HOME), { recursive: true });
	const half = mkdtempSync(`${HOME}-`);
	const before = process.env.TMPDIR;
	process.env.TMPDIR = half;
	try {
		await chromium.executablePath();
		// nss and expat: the package unpacks them by itself on Amazon Linux only.
		await inflate(path.join(packageFolder, 'bin/al2023.tar.br'));
		// The package's own fonts.conf names /tmp; a browser without a single font ends at the first letter.
		writeFileSync(
			path.join(half, 'fonts/fonts.conf'),
			`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${HOME}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${HOME}/fonts-cache</cachedir></fontconfig>\n`
		);
		renameSync(half, HOME);
	} catch (error) {
		// Somebody else was quicker: theirs is as good.
		if (!existsSync(path.join(HOME, 'chromium'))) throw error;
		rmSync(half, { recursive: true, force: true });
	} finally {
		if (before === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = before;
	}
}

/** How to launch the browser: works as root, without a display, without anything installed but npm's packages. */
export async function browserOptions(): Promise<LaunchOptions> {
	await unpack();
	return {
		executablePath: path.join(HOME, 'chromium'),
		args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu', '--disable-dev-shm-usage'],
		env: {
			...process.env,
			FONTCONFIG_PATH: path.join(HOME, 'fonts'),
			LD_LIBRARY_PATH: path.join(HOME, 'al2023/lib')
		}
	};
}
