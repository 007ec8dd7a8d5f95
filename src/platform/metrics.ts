import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of this process for Prometheus. Labels are ids of routes and topics, never anything a reader typed. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: 'jauap_' });

const http = new Histogram({
	name: 'jauap_http_seconds',
	help: 'Time from request to answer, by route.',
	labelNames: ['method', 'route', 'status'],
	buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
	registers: [registry]
});
const jobs = new Counter({
	name: 'jauap_jobs_total',
	help: 'Jobs by how they ended.',
	labelNames: ['topic', 'result'],
	registers: [registry]
});
const gauges = new Map<string, Gauge>();

/** Notes one answered request; `seconds` from its arrival. `route` is the route's id, or `none`. */
export function countRequest(method: string, route: string, status: number, seconds: number): void {
	http.observe({ method, route, status: String(status) }, seconds);
}

export function countJob(topic: string, result: 'done' | 'failed' | 'dead'): void {
	jobs.inc({ topic, result });
}

/** A figure read when somebody asks for the metrics. The last one given under a name counts. */
export function gauge(name: string, help: string, read: () => number | Promise<number>): void {
	const old = gauges.get(name);
	if (old !== undefined) registry.removeSingleMetric(name);
	gauges.set(
		name,
		new Gauge({
			name,
			help,
			registers: [registry],
			async collect() {
				// While its source is away the figure is unknown, and the others are still told.
				this.set(await Promise.try(read).catch(() => NaN));
			}
		})
	);
}
