namespace TenFour.Calls.Feeding.Live;

/// <summary>What is remembered of a call.</summary>
/// <param name="Number">The CAD number.</param>
/// <param name="Fingerprint">Tells whether its record has changed.</param>
/// <param name="Updated">When it changed last, by the city's wall clock.</param>
/// <param name="IsClosed">It is in the topic of closed calls.</param>
internal sealed record SeenCall(string Number, string Fingerprint, DateTime Updated, bool IsClosed);
