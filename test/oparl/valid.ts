/** Whether objects are what OParl 1.1 says they are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';

interface Schema {
	definitions: Record<
		string,
		{ required: string[]; properties: Record<string, { type?: string; format?: string; $ref?: string; items?: object }> }
	>;
}

export const schema = JSON.parse(readFileSync(path.join(import.meta.dirname, 'oparl-1.1.schema.json'), 'utf8')) as Schema;

const ajv = new Ajv({ allErrors: true, format: 'full' });
ajv.addSchema(schema, 'oparl');

/** What is wrong with an object, a line for each; none when it is valid. */
export function faults(thing: Readonly<Record<string, unknown>>): string[] {
	const type = String(thing.type).split('/').at(-1) ?? '';
	if (!Object.hasOwn(schema.definitions, type)) return [`${String(thing.id)}: no type ${type}`];
	// What was deleted keeps four keys only (2.8): what its type requires is not among them.
	const errors = thing.deleted === true ? [] : ajv.validate(`oparl#/definitions/${type}`, thing) === true ? [] : (ajv.errors ?? []);
	return errors.map(({ dataPath, message, params }) => `${String(thing.id)} ${dataPath} ${message ?? ''} ${JSON.stringify(params)}`);
}
