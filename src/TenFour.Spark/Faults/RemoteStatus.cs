using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using TenFour.Spark.Protocol.Rpc;
using Status = TenFour.Spark.Protocol.Rpc.Status;

namespace TenFour.Spark.Faults;

/// <summary>What a failed call says of itself: the state of gRPC, and the details that Spark puts beside it.</summary>
internal sealed record RemoteStatus(StatusCode Code, string Message)
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>Asks Spark for the whole error.</summary>
    public string? ErrorId { get; init; }

    /// <summary>Spark's condition, such as <c>INVALID_HANDLE.SESSION_CLOSED</c>.</summary>
    public string? Condition { get; init; }

    public string? SqlState { get; init; }

    /// <summary>The Java class of the error and those that it extends, most special first.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>When the server wants to be asked again.</summary>
    public TimeSpan? RetryDelay { get; init; }

    public bool HasRetryInfo { get; init; }

    /// <summary>The connection has ended, rather than the server said anything: gRPC then reports one of several states.</summary>
    public bool IsBrokenOff { get; init; }

    public static RemoteStatus Of(RpcException failure)
    {
        var status = new RemoteStatus(failure.StatusCode, failure.Status.Detail) { IsBrokenOff = BrokenOff.Is(failure) };
        var entry = failure.Trailers.FirstOrDefault(t => t.IsBinary && t.Key == DetailsTrailer);
        return entry is null ? status : WithDetails(status, entry.ValueBytes);
    }

    /// <summary>The condition, also where the server had no room for it beside the message.</summary>
    public bool Is(string condition) => Condition == condition || Message.Contains(condition, StringComparison.Ordinal);

    private static RemoteStatus WithDetails(RemoteStatus status, byte[] bytes)
    {
        try
        {
            return Status.Parser.ParseFrom(bytes).Details.Aggregate(status, (known, detail) =>
                detail.TryUnpack<ErrorInfo>(out var error) ? WithError(known, error)
                : detail.TryUnpack<RetryInfo>(out var retry) ? known with { HasRetryInfo = true, RetryDelay = retry.RetryDelay?.ToTimeSpan() }
                : known);
        }
        catch (InvalidProtocolBufferException)
        {
            // Some proxy's trailer of the same name: the state and the message still tell what went wrong.
            return status;
        }
    }

    private static RemoteStatus WithError(RemoteStatus status, ErrorInfo error) => status with
    {
        ErrorId = Value(error, "errorId"),
        Condition = Value(error, "errorClass") ?? status.Condition,
        SqlState = Value(error, "sqlState") ?? status.SqlState,
        Classes = ClassesOf(error),
    };

    private static string? Value(ErrorInfo error, string key) => error.Metadata.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    private static string[] ClassesOf(ErrorInfo error)
    {
        try
        {
            return Value(error, "classes") is { } json ? [.. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(c => c.ToString())] : [error.Reason];
        }
        catch (JsonException)
        {
            // A long list is cut off in the middle.
            return [error.Reason];
        }
    }
}
