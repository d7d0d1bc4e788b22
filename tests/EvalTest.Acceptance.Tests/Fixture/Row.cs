namespace Fixture;

public sealed record Row(string Id, int Value);
