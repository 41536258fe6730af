using Google.Protobuf.Reflection;
using TenFour.Spark.Protocol;

namespace TenFour.Spark.Tests.Protocol;

/// <summary>Our definitions are a part of Spark's: the same package, names and numbers, whatever the C# namespace.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public void Service_Name_IsSparks() =>
        Assert.Equal("spark.connect.SparkConnectService", SparkConnectService.Descriptor.FullName);

    [Theory]
    [InlineData("server_side_session_id", 15)]
    [InlineData("response_id", 13)]
    [InlineData("result_complete", 14)]
    public void ExecutePlanResponse_Numbers_AreSparks(string field, int number) => AssertNumber(ExecutePlanResponse.Descriptor, field, number);

    [Theory]
    [InlineData("deduplicate", 14)]
    [InlineData("with_watermark", 33)]
    [InlineData("local_relation", 11)]
    public void Relation_Numbers_AreSparks(string field, int number) => AssertNumber(Relation.Descriptor, field, number);

    [Fact]
    public void Messages_Package_IsSparks() =>
        Assert.All(BaseReflection.Descriptor.MessageTypes, message => Assert.StartsWith("spark.connect.", message.FullName, StringComparison.Ordinal));

    private static void AssertNumber(MessageDescriptor message, string field, int number) =>
        Assert.Equal(number, message.FindFieldByName(field).FieldNumber);
}
