/**
 * So many viewers of one stream of server-sent events, in a process of their own: sockets and nothing above them, so that what is
 * measured is the server. Asked for a round by `{ round }`, it answers with when each viewer got the next message after that; asked by
 * `{ count: true }`, with how many messages all of them got after their first.
 */
import { connect, type Socket } from 'node:net';

const [port = '', path = '', wanted = '0'] = process.argv.slice(2);
const WANTED = Number(wanted);
/** So many connect at a time: a crowd comes, it does not fall from the sky. */
const AT_ONCE = 200;
const MARK = Buffer.from('data: ');

let heard: Float64Array<ArrayBuffer> = new Float64Array(WANTED);
let missing = 0;
let messages = 0;

const clock = () => performance.timeOrigin + performance.now();

function viewer(n: number): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true }, () => {
			socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\n\r\n`);
		});
		let first = true;
		socket.on('data', (bytes: Buffer) => {
			if (!bytes.includes(MARK)) return;
			if (first) {
				first = false;
				resolve(socket);
				return;
			}
			messages += 1;
			if (heard[n] === 0) {
				heard[n] = clock();
				missing -= 1;
			}
		});
		socket.on('error', reject);
		socket.on('close', () => {
			reject(new Error('the stream was closed'));
		});
	});
}

process.on('message', ({ round, count }: { round?: number; count?: true }) => {
	if (count === true) {
		process.send?.({ messages });
		return;
	}
	heard = new Float64Array(WANTED);
	missing = WANTED;
	process.send?.({ armed: round });
	const until = clock() + 20_000;
	const look = () => {
		if (missing > 0 && clock() < until) setTimeout(look, 20);
		else process.send?.({ round, heard: [...heard] });
	};
	look();
});

for (let n = 0; n < WANTED; n += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, WANTED - n) }, (_, k) => viewer(n + k)));
process.send?.({ watching: WANTED });
