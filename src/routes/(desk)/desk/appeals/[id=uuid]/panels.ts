import type { Panel } from '#lib/ui/shapes.ts';
import { forwardingPanels } from '#modules/forwarding/server/index.ts';
import type { AppealRow, DeskContext } from '#modules/appeals/server/index.ts';
import { versionPanels } from '#modules/desk/server/index.ts';
import { qualityPanels } from '#modules/quality/server/index.ts';
import { problemPanels } from '#modules/problems/server/index.ts';
import { procedurePanels } from '#modules/procedure/server/index.ts';
import { privacyPanels } from '#modules/privacy/server/index.ts';
import { promisePanels } from '#modules/promises/server/index.ts';
import { rightsPanels } from '#modules/rights/server/index.ts';
import { structurePanels } from '#modules/structure/server/index.ts';

type Source = (context: DeskContext, row: AppealRow) => Promise<Panel[]>;

/** Every room with a process of its own on an appeal adds its line here. */
const ROOMS: readonly Source[] = [
	privacyPanels,
	structurePanels,
	procedurePanels,
	forwardingPanels,
	problemPanels,
	promisePanels,
	rightsPanels,
	qualityPanels,
	versionPanels
];

/** The processes that run, or may be begun, beside an appeal's main state, as this reader may see them. */
export async function panelsOf(context: DeskContext, row: AppealRow): Promise<Panel[]> {
	return (await Promise.all(ROOMS.map((panels) => panels(context, row)))).flat();
}
