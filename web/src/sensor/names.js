// Where recordings lie; the eraser of everything needs it without loading the rest.
export const FOLDER = 'charley-recordings';
export const DATABASE = 'charley-recordings';
