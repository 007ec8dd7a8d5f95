import { paths } from '#lib/paths.ts';

/** The page of an event at the desk: a sitting has one of its own. */
export function eventHref({ id, kind }: { id: string; kind: string }): string {
	return kind === 'sitting' ? paths.desk.sitting(id) : paths.desk.conference(id);
}
