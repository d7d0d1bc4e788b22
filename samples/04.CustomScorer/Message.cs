namespace CustomScorer;

/// <param name="Id">Keeps the result with its row.</param>
/// <param name="Text">What the customer wrote.</param>
/// <param name="Team">Whose it is.</param>
/// <param name="Customer">Messages of one customer resemble each other, so they are one cluster.</param>
public record Message(string Id, string Text, [property: Expected] string Team, [property: Cluster] string Customer);
