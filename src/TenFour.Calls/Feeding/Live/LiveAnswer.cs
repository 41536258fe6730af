namespace TenFour.Calls.Feeding.Live;

/// <summary>What the dataset answered.</summary>
/// <param name="Body">The rows as JSON; null where nothing has changed since the last answer.</param>
/// <param name="Tag">The entity tag of the rows; null where the dataset gave none.</param>
internal sealed record LiveAnswer(byte[]? Body, string? Tag);
