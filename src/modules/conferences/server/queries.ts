import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { keptAudience } from '#modules/organisation/audience-input.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import type { AmendmentDecision } from '#modules/events/rules/amending.ts';
import type { PointKind, ProtocolState } from '../rules.ts';
import type { Protocol } from '../rules/protocol.ts';

export interface Point {
	id: string;
	kind: PointKind;
	position: number;
	text: string;
	itemId: string | null;
	/** Which item of the agenda that is. */
	item: number | null;
	audience: Audience | null;
	/** How many units the rule named that day. */
	units: number;
	dueOn: Temporal.PlainDate | null;
	/** The directive that a decision was issued as. */
	directiveId: string | null;
}

/** Priorities and decisions in the order they were taken down. */
export async function pointsOf(db: Reader, eventId: string): Promise<Point[]> {
	const list = await rows(
		db,
		sql<Omit<Point, 'audience'> & { audience: unknown }>`
			SELECT p.id, p.kind, p.position, p.text, p.agenda_item_id AS "itemId", i.position AS item, p.audience, p.due_on AS "dueOn", p.directive_id AS "directiveId",
				(SELECT count(*)::int FROM conference_point_unit u WHERE u.point_id = p.id) AS units
			FROM conference_point p LEFT JOIN event_agenda_item i ON i.id = p.agenda_item_id
			WHERE p.event_id = ${eventId} ORDER BY p.kind DESC, p.position`
	);
	return list.map((point) => ({ ...point, audience: point.audience === null ? null : keptAudience(point.audience) }));
}

/** So many units are named one by one in a protocol; more are named by their rule. */
const NAMED = 10;

/** The units each decision named, in the order of the tree, for decisions that named few. */
export async function unitsOfPoints(db: Reader, eventId: string): Promise<Map<string, Texts[]>> {
	const list = await rows(
		db,
		sql<{ id: string; name: Texts }>`
			SELECT p.id, u.name FROM conference_point p JOIN conference_point_unit pu ON pu.point_id = p.id JOIN unit u ON u.id = pu.unit_id
			WHERE p.event_id = ${eventId} AND (SELECT count(*) FROM conference_point_unit n WHERE n.point_id = p.id) <= ${NAMED}
			ORDER BY u.path`
	);
	return new Map([...Map.groupBy(list, ({ id }) => id)].map(([id, units]) => [id, units.map(({ name }) => name)]));
}

export interface Draft {
	number: string;
	madeAt: Temporal.Instant;
	amendUntil: Temporal.PlainDate;
}

/** The protocol's number and term, from the closing of the conference on. */
export async function draftOf(db: Reader, eventId: string): Promise<Draft | undefined> {
	const [row] = await rows(
		db,
		sql<Draft>`SELECT number, made_at AS "madeAt", amend_until AS "amendUntil" FROM protocol_draft WHERE event_id = ${eventId}`
	);
	return row;
}

export interface Amendment {
	id: string;
	unitId: string;
	unit: Texts;
	personId: string;
	name: string;
	text: string;
	proposedAt: Temporal.Instant;
	decision: AmendmentDecision | null;
	reason: string | null;
}

/** Amendments in the order they were proposed. */
export async function amendmentsOf(db: Reader, eventId: string): Promise<Amendment[]> {
	return rows(
		db,
		sql<Amendment>`
			SELECT a.id, a.unit_id AS "unitId", u.name AS unit, a.person_id AS "personId", p.name, a.text, a.proposed_at AS "proposedAt", a.decision, a.reason
			FROM protocol_amendment a JOIN unit u ON u.id = a.unit_id JOIN person p ON p.id = a.person_id
			WHERE a.event_id = ${eventId} ORDER BY a.proposed_at, a.id`
	);
}

export interface Frozen {
	protocol: Protocol;
	sha256: string;
	approvedBy: string;
	approvedAt: Temporal.Instant;
}

/** The frozen protocol, as it was approved. */
export async function frozenOf(db: Reader, eventId: string): Promise<Frozen | undefined> {
	const [row] = await rows(
		db,
		sql<{ body: string; sha256: Buffer; approvedBy: string; approvedAt: Temporal.Instant }>`
			SELECT p.body, p.sha256, person.name AS "approvedBy", p.approved_at AS "approvedAt"
			FROM protocol p JOIN person ON person.id = p.approved_by WHERE p.event_id = ${eventId}`
	);
	return row && { ...row, protocol: JSON.parse(row.body) as Protocol, sha256: row.sha256.toString('hex') };
}

/** How far the protocol is. */
export function protocolState(draft: Draft | undefined, frozen: Frozen | undefined): ProtocolState {
	return frozen !== undefined ? 'frozen' : draft === undefined ? 'none' : 'draft';
}
