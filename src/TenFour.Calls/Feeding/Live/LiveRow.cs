namespace TenFour.Calls.Feeding.Live;

/// <summary>One row of the dataset.</summary>
/// <param name="Number">The CAD number, the row's key.</param>
/// <param name="Updated">When the call changed last, by the city's wall clock.</param>
/// <param name="IsClosed">The last unit has closed the call.</param>
/// <param name="Record">The call as a record.</param>
internal sealed record LiveRow(string Number, DateTime Updated, bool IsClosed, string Record);
