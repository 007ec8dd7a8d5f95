/** The door of territories: what other rooms may call. */
export {
	nearestTerritory,
	placeIdsWithin,
	placeName,
	placeNames,
	placesBelow,
	regions,
	territoriesAbove,
	territoriesBelow,
	territoryByCode,
	territoryById,
	territoryHistory
} from './queries.ts';
export type { Territory } from './queries.ts';
export { placesById, settlementsWithin, type Place } from './places.ts';
export { toDeskRow, toDeskState, toSuggestion } from './present.ts';
export { searchTerritories } from './search.ts';
export { regionTiles, type RegionMap } from './tiles.ts';
export { importTerritories, planTerritoryImport } from './commands/import-territories.ts';
export { importTerritoryNames } from './commands/import-territory-names.ts';
