namespace TenFour.Streaming.Sessions;

/// <summary>How another system than this process reads a stream of a session.</summary>
/// <param name="Format">Such as <c>kafka</c>.</param>
/// <param name="Options">In the words of Spark's source of that format.</param>
public sealed record RemoteStream(string Format, IReadOnlyDictionary<string, string> Options);
