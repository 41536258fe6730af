namespace TenFour.EndToEnd;

/// <summary>Something that the person at the command line can put right, or a side that failed; the message says all there is to say.</summary>
public sealed class BenchException : Exception
{
    public BenchException()
    {
    }

    public BenchException(string message)
        : base(message)
    {
    }

    public BenchException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
