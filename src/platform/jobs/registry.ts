import type { Database, Reader } from '../db/index.ts';

/** What a job is about, as `room.verb`; `mail` and `sms` are the platform's own. */
export type Topic = 'mail' | 'sms' | `${string}.${string}`;

export interface JobContext {
	/** The same for every attempt of a job: what makes an effect outside the database recognisable. */
	id: string;
	/** From 1. */
	attempt: number;
	/** True when a failure now is the last one. */
	last: boolean;
	/** Ends when the process stops or the job takes too long. */
	signal: AbortSignal;
	reader: Reader;
	write: Database['write'];
}

/** Must be idempotent: a process that dies after the effect and before the tick runs the job again. */
export type JobHandler<P> = (payload: P, context: JobContext) => Promise<void>;

export interface TopicOptions {
	/** How many run at once in this process (default 2). */
	concurrency?: number;
	/** Tries after the first one (default 8: about an hour with the growing pauses). */
	retries?: number;
	/** The first pause, in seconds; each next one doubles (default 5) up to an hour. */
	pause?: number;
}

export interface Schedule {
	cron: string;
	handler: JobHandler<Record<string, never>>;
}

/** A failure that no repetition will mend: the job goes to the dead letters at once. */
export class Hopeless extends Error {
	override readonly name = 'Hopeless';
}

export const topics = new Map<string, { handler: JobHandler<never>; options: Required<TopicOptions> }>();
export const schedules = new Map<string, Schedule>();

/** Says what happens to the jobs of a topic. Called once, when the room's module loads. */
export function onTopic<P extends object>(topic: Topic, handler: JobHandler<P>, options: TopicOptions = {}): void {
	topics.set(topic, { handler, options: { concurrency: 2, retries: 8, pause: 5, ...options } });
}

/**
 * Runs `handler` by a cron expression in the deployment's zone, on one node at a time. What came due while
 * nothing ran is made up for once.
 */
export function onSchedule(name: string, cron: string, handler: JobHandler<Record<string, never>>): void {
	schedules.set(name, { cron, handler });
}
