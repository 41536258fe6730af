namespace TenFour.Calls.Simulation;

/// <summary>Draws what a call is about and writes its record.</summary>
internal interface ICallContent
{
    /// <summary>Writes one record.</summary>
    /// <returns>Its length.</returns>
    int Write(Span<byte> target, in CallMoment moment, ref SplitMix64 random);
}
