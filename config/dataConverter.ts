/** How payloads become values, the same for clients, workers and workflow code. */
export const dataConverter = { payloadConverterPath: require.resolve('../workflows/payloadConverter') };
