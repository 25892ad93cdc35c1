/** The numbers of police and of ambulance and fire brigade, the same everywhere in Japan, free from every telephone. */
export const EMERGENCY_NUMBERS = { police: '110', ambulance: '119' } as const;
