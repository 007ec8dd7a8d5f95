export const kk = {
	footer: (organisation: string) => `${organisation}\nБұл хатты жүйе өзі жіберді, оған жауап жазудың қажеті жоқ.`
};
export type Messages = typeof kk;
