namespace CustomScorer;

/// <param name="Id">Keeps the result with its row.</param>
/// <param name="Message">What the customer wrote: all that the assistant sees.</param>
/// <param name="Order">The number that the reply has to name; null where the customer named none.</param>
public record Ticket(string Id, string Message, [property: Expected] string? Order = null);
