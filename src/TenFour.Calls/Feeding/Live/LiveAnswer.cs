namespace TenFour.Calls.Feeding.Live;

/// <summary>What the dataset answered.</summary>
/// <param name="Body">The rows as JSON; null where nothing has changed since the last answer.</param>
internal sealed record LiveAnswer(byte[]? Body);
