namespace Matrix;

public record Question([property: SampleId] string Country, [property: Expected] string Capital);
