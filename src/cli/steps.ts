import { styleText } from 'node:util';

export type Say = (detail: string) => void;

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Seconds since the process began, as "4.2 s". */
export function sinceStart(): string {
	return `${(performance.now() / 1000).toFixed(1)} s`;
}

/**
 * Does one step of the start and says so: on a terminal with a turning mark and what is going on inside, elsewhere in
 * one line when it is done. A failure leaves its line and passes on.
 */
export async function step<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
	const started = performance.now();
	const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
	const live = process.stdout.isTTY;
	let detail = '';
	let frame = 0;
	const draw = (mark: string, tail: string) => {
		if (live) process.stdout.write(`\r\u001b[K  ${mark} ${title}${tail}`);
		else console.log(`  ${mark} ${title}${tail}`);
	};
	const turn = () => {
		const inside = detail === '' ? '' : styleText('dim', `  ${detail}`);
		draw(styleText('cyan', FRAMES[frame++ % FRAMES.length] ?? ''), `${inside}  ${styleText('dim', seconds())}`);
	};
	const timer = live ? setInterval(turn, 80) : undefined;
	const finish = (mark: string, tail: string) => {
		clearInterval(timer);
		draw(mark, tail);
		if (live) process.stdout.write('\n');
	};
	try {
		const result = await work((text) => (detail = text));
		finish(styleText('green', '✓'), `${detail === '' ? '' : `, ${detail}`}  ${styleText('dim', seconds())}`);
		return result;
	} catch (error) {
		finish(styleText('red', '✗'), '');
		throw error;
	}
}
