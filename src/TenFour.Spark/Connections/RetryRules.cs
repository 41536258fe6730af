using Grpc.Core;
using TenFour.Spark.Faults;

namespace TenFour.Spark.Connections;

/// <summary>Which failures are worth another try: Spark's own rules; pure.</summary>
internal static class RetryRules
{
    private const string Disconnected = "INVALID_CURSOR.DISCONNECTED";
    private const string OperationNotFound = "INVALID_HANDLE.OPERATION_NOT_FOUND";
    private const string OperationAlreadyExists = "INVALID_HANDLE.OPERATION_ALREADY_EXISTS";
    private const string SessionNotFound = "INVALID_HANDLE.SESSION_NOT_FOUND";

    public static bool IsTransient(RemoteStatus status) =>
        status.Code == StatusCode.Unavailable
        || status.IsBrokenOff
        || status.HasRetryInfo
        || (status.Code == StatusCode.Internal && status.Is(Disconnected));

    /// <summary>The server does not know an execution: where it has never answered, the request may not have reached it.</summary>
    public static bool IsUnknownExecution(RemoteStatus status) => status.Is(OperationNotFound) || status.Is(SessionNotFound);

    /// <summary>The server has an execution under that id already: only its answer was lost.</summary>
    public static bool IsKnownExecution(RemoteStatus status) => status.Is(OperationAlreadyExists);
}
