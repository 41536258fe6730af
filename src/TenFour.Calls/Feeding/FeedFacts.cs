namespace TenFour.Calls.Feeding;

/// <summary>What is known when a feed is to be chosen.</summary>
/// <param name="SinceStart">The time since the feeds were started.</param>
/// <param name="LiveIsReady">The live feed has answered, and its calls are in its topics.</param>
/// <param name="LiveError">What went wrong with it last, as a sentence; null where nothing has.</param>
/// <param name="LiveHasEnded">It has given up: its topics cannot be written, for instance.</param>
public readonly record struct FeedFacts(TimeSpan SinceStart, bool LiveIsReady = false, string? LiveError = null, bool LiveHasEnded = false);
