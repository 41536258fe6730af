using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TenFour.Spark.Protocol.Rpc;
using RpcStatus = TenFour.Spark.Protocol.Rpc.Status;
using Status = Grpc.Core.Status;

namespace TenFour.Spark.Tests.Fakes;

/// <summary>Errors as a server of Spark sends them.</summary>
internal static class FakeErrors
{
    public static readonly RpcException Unavailable = new(new Status(StatusCode.Unavailable, "going down"));

    /// <summary>An error that Spark has raised, which it can be asked about.</summary>
    public static RpcException Of(string condition, string message, string errorId = "e1") => With(
        message,
        new ErrorInfo
        {
            Reason = "org.apache.spark.SparkException",
            Domain = "org.apache.spark",
            Metadata = { ["classes"] = """["org.apache.spark.SparkException","java.lang.Exception"]""", ["errorClass"] = condition, ["errorId"] = errorId },
        });

    /// <summary>An error that names the time to come back.</summary>
    public static RpcException Busy(TimeSpan delay) => With("busy", new RetryInfo { RetryDelay = delay.ToDuration() });

    private static RpcException With(string message, IMessage detail)
    {
        var status = new RpcStatus { Code = (int)StatusCode.Internal, Message = message, Details = { Any.Pack(detail) } };
        return new RpcException(new Status(StatusCode.Internal, message), new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
    }
}
