namespace TenFour.Calls.Feeding.Live;

/// <summary>What the dataset answered.</summary>
/// <param name="Body">The rows as JSON; null where nothing has changed since the last answer.</param>
/// <param name="Tag">The entity tag of the rows; null where the dataset gave none.</param>
/// <param name="Modified">When the rows changed last; null where the dataset does not say.</param>
internal sealed record LiveAnswer(byte[]? Body, string? Tag, DateTimeOffset? Modified);
